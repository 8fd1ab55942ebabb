"use strict";(()=>{var V=globalThis,q=V.ShadowRoot&&(V.ShadyCSS===void 0||V.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,Me=Symbol(),ze=new WeakMap,j=class{constructor(t,e,s){if(this._$cssResult$=!0,s!==Me)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=t,this.t=e}get styleSheet(){let t=this.o,e=this.t;if(q&&t===void 0){let s=e!==void 0&&e.length===1;s&&(t=ze.get(e)),t===void 0&&((this.o=t=new CSSStyleSheet).replaceSync(this.cssText),s&&ze.set(e,t))}return t}toString(){return this.cssText}},K=r=>new j(typeof r=="string"?r:r+"",void 0,Me);var Le=(r,t)=>{if(q)r.adoptedStyleSheets=t.map(e=>e instanceof CSSStyleSheet?e:e.styleSheet);else for(let e of t){let s=document.createElement("style"),i=V.litNonce;i!==void 0&&s.setAttribute("nonce",i),s.textContent=e.cssText,r.appendChild(s)}},de=q?r=>r:r=>r instanceof CSSStyleSheet?(t=>{let e="";for(let s of t.cssRules)e+=s.cssText;return K(e)})(r):r;var{is:Lt,defineProperty:Nt,getOwnPropertyDescriptor:Dt,getOwnPropertyNames:Ht,getOwnPropertySymbols:Ot,getPrototypeOf:Ut}=Object,W=globalThis,Ne=W.trustedTypes,It=Ne?Ne.emptyScript:"",Bt=W.reactiveElementPolyfillSupport,D=(r,t)=>r,ue={toAttribute(r,t){switch(t){case Boolean:r=r?It:null;break;case Object:case Array:r=r==null?r:JSON.stringify(r)}return r},fromAttribute(r,t){let e=r;switch(t){case Boolean:e=r!==null;break;case Number:e=r===null?null:Number(r);break;case Object:case Array:try{e=JSON.parse(r)}catch{e=null}}return e}},He=(r,t)=>!Lt(r,t),De={attribute:!0,type:String,converter:ue,reflect:!1,useDefault:!1,hasChanged:He};Symbol.metadata??=Symbol("metadata"),W.litPropertyMetadata??=new WeakMap;var x=class extends HTMLElement{static addInitializer(t){this._$Ei(),(this.l??=[]).push(t)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(t,e=De){if(e.state&&(e.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(t)&&((e=Object.create(e)).wrapped=!0),this.elementProperties.set(t,e),!e.noAccessor){let s=Symbol(),i=this.getPropertyDescriptor(t,s,e);i!==void 0&&Nt(this.prototype,t,i)}}static getPropertyDescriptor(t,e,s){let{get:i,set:n}=Dt(this.prototype,t)??{get(){return this[e]},set(o){this[e]=o}};return{get:i,set(o){let l=i?.call(this);n?.call(this,o),this.requestUpdate(t,l,s)},configurable:!0,enumerable:!0}}static getPropertyOptions(t){return this.elementProperties.get(t)??De}static _$Ei(){if(this.hasOwnProperty(D("elementProperties")))return;let t=Ut(this);t.finalize(),t.l!==void 0&&(this.l=[...t.l]),this.elementProperties=new Map(t.elementProperties)}static finalize(){if(this.hasOwnProperty(D("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(D("properties"))){let e=this.properties,s=[...Ht(e),...Ot(e)];for(let i of s)this.createProperty(i,e[i])}let t=this[Symbol.metadata];if(t!==null){let e=litPropertyMetadata.get(t);if(e!==void 0)for(let[s,i]of e)this.elementProperties.set(s,i)}this._$Eh=new Map;for(let[e,s]of this.elementProperties){let i=this._$Eu(e,s);i!==void 0&&this._$Eh.set(i,e)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(t){let e=[];if(Array.isArray(t)){let s=new Set(t.flat(1/0).reverse());for(let i of s)e.unshift(de(i))}else t!==void 0&&e.push(de(t));return e}static _$Eu(t,e){let s=e.attribute;return s===!1?void 0:typeof s=="string"?s:typeof t=="string"?t.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(t=>this.enableUpdating=t),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(t=>t(this))}addController(t){(this._$EO??=new Set).add(t),this.renderRoot!==void 0&&this.isConnected&&t.hostConnected?.()}removeController(t){this._$EO?.delete(t)}_$E_(){let t=new Map,e=this.constructor.elementProperties;for(let s of e.keys())this.hasOwnProperty(s)&&(t.set(s,this[s]),delete this[s]);t.size>0&&(this._$Ep=t)}createRenderRoot(){let t=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return Le(t,this.constructor.elementStyles),t}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(t=>t.hostConnected?.())}enableUpdating(t){}disconnectedCallback(){this._$EO?.forEach(t=>t.hostDisconnected?.())}attributeChangedCallback(t,e,s){this._$AK(t,s)}_$ET(t,e){let s=this.constructor.elementProperties.get(t),i=this.constructor._$Eu(t,s);if(i!==void 0&&s.reflect===!0){let n=(s.converter?.toAttribute!==void 0?s.converter:ue).toAttribute(e,s.type);this._$Em=t,n==null?this.removeAttribute(i):this.setAttribute(i,n),this._$Em=null}}_$AK(t,e){let s=this.constructor,i=s._$Eh.get(t);if(i!==void 0&&this._$Em!==i){let n=s.getPropertyOptions(i),o=typeof n.converter=="function"?{fromAttribute:n.converter}:n.converter?.fromAttribute!==void 0?n.converter:ue;this._$Em=i;let l=o.fromAttribute(e,n.type);this[i]=l??this._$Ej?.get(i)??l,this._$Em=null}}requestUpdate(t,e,s,i=!1,n){if(t!==void 0){let o=this.constructor;if(i===!1&&(n=this[t]),s??=o.getPropertyOptions(t),!((s.hasChanged??He)(n,e)||s.useDefault&&s.reflect&&n===this._$Ej?.get(t)&&!this.hasAttribute(o._$Eu(t,s))))return;this.C(t,e,s)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(t,e,{useDefault:s,reflect:i,wrapped:n},o){s&&!(this._$Ej??=new Map).has(t)&&(this._$Ej.set(t,o??e??this[t]),n!==!0||o!==void 0)||(this._$AL.has(t)||(this.hasUpdated||s||(e=void 0),this._$AL.set(t,e)),i===!0&&this._$Em!==t&&(this._$Eq??=new Set).add(t))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(e){Promise.reject(e)}let t=this.scheduleUpdate();return t!=null&&await t,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[i,n]of this._$Ep)this[i]=n;this._$Ep=void 0}let s=this.constructor.elementProperties;if(s.size>0)for(let[i,n]of s){let{wrapped:o}=n,l=this[i];o!==!0||this._$AL.has(i)||l===void 0||this.C(i,void 0,n,l)}}let t=!1,e=this._$AL;try{t=this.shouldUpdate(e),t?(this.willUpdate(e),this._$EO?.forEach(s=>s.hostUpdate?.()),this.update(e)):this._$EM()}catch(s){throw t=!1,this._$EM(),s}t&&this._$AE(e)}willUpdate(t){}_$AE(t){this._$EO?.forEach(e=>e.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(t)),this.updated(t)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(t){return!0}update(t){this._$Eq&&=this._$Eq.forEach(e=>this._$ET(e,this[e])),this._$EM()}updated(t){}firstUpdated(t){}};x.elementStyles=[],x.shadowRootOptions={mode:"open"},x[D("elementProperties")]=new Map,x[D("finalized")]=new Map,Bt?.({ReactiveElement:x}),(W.reactiveElementVersions??=[]).push("2.1.2");var me=globalThis,Oe=r=>r,F=me.trustedTypes,Ue=F?F.createPolicy("lit-html",{createHTML:r=>r}):void 0,ge="$lit$",_=`lit$${Math.random().toFixed(9).slice(2)}$`,fe="?"+_,Vt=`<${fe}>`,C=document,O=()=>C.createComment(""),U=r=>r===null||typeof r!="object"&&typeof r!="function",ve=Array.isArray,Ke=r=>ve(r)||typeof r?.[Symbol.iterator]=="function",pe=`[ 	
\f\r]`,H=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,Ie=/-->/g,Be=/>/g,E=RegExp(`>|${pe}(?:([^\\s"'>=/]+)(${pe}*=${pe}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),Ve=/'/g,je=/"/g,We=/^(?:script|style|textarea|title)$/i,be=r=>(t,...e)=>({_$litType$:r,strings:t,values:e}),c=be(1),v=be(2),ms=be(3),A=Symbol.for("lit-noChange"),d=Symbol.for("lit-nothing"),qe=new WeakMap,T=C.createTreeWalker(C,129);function Fe(r,t){if(!ve(r)||!r.hasOwnProperty("raw"))throw Error("invalid template strings array");return Ue!==void 0?Ue.createHTML(t):t}var Ge=(r,t)=>{let e=r.length-1,s=[],i,n=t===2?"<svg>":t===3?"<math>":"",o=H;for(let l=0;l<e;l++){let a=r[l],u,g,h=-1,m=0;for(;m<a.length&&(o.lastIndex=m,g=o.exec(a),g!==null);)m=o.lastIndex,o===H?g[1]==="!--"?o=Ie:g[1]!==void 0?o=Be:g[2]!==void 0?(We.test(g[2])&&(i=RegExp("</"+g[2],"g")),o=E):g[3]!==void 0&&(o=E):o===E?g[0]===">"?(o=i??H,h=-1):g[1]===void 0?h=-2:(h=o.lastIndex-g[2].length,u=g[1],o=g[3]===void 0?E:g[3]==='"'?je:Ve):o===je||o===Ve?o=E:o===Ie||o===Be?o=H:(o=E,i=void 0);let p=o===E&&r[l+1].startsWith("/>")?" ":"";n+=o===H?a+Vt:h>=0?(s.push(u),a.slice(0,h)+ge+a.slice(h)+_+p):a+_+(h===-2?l:p)}return[Fe(r,n+(r[e]||"<?>")+(t===2?"</svg>":t===3?"</math>":"")),s]},I=class r{constructor({strings:t,_$litType$:e},s){let i;this.parts=[];let n=0,o=0,l=t.length-1,a=this.parts,[u,g]=Ge(t,e);if(this.el=r.createElement(u,s),T.currentNode=this.el.content,e===2||e===3){let h=this.el.content.firstChild;h.replaceWith(...h.childNodes)}for(;(i=T.nextNode())!==null&&a.length<l;){if(i.nodeType===1){if(i.hasAttributes())for(let h of i.getAttributeNames())if(h.endsWith(ge)){let m=g[o++],p=i.getAttribute(h).split(_),f=/([.?@])?(.*)/.exec(m);a.push({type:1,index:n,name:f[2],strings:p,ctor:f[1]==="."?Y:f[1]==="?"?Q:f[1]==="@"?J:R}),i.removeAttribute(h)}else h.startsWith(_)&&(a.push({type:6,index:n}),i.removeAttribute(h));if(We.test(i.tagName)){let h=i.textContent.split(_),m=h.length-1;if(m>0){i.textContent=F?F.emptyScript:"";for(let p=0;p<m;p++)i.append(h[p],O()),T.nextNode(),a.push({type:2,index:++n});i.append(h[m],O())}}}else if(i.nodeType===8)if(i.data===fe)a.push({type:2,index:n});else{let h=-1;for(;(h=i.data.indexOf(_,h+1))!==-1;)a.push({type:7,index:n}),h+=_.length-1}n++}}static createElement(t,e){let s=C.createElement("template");return s.innerHTML=t,s}};function P(r,t,e=r,s){if(t===A)return t;let i=s!==void 0?e._$Co?.[s]:e._$Cl,n=U(t)?void 0:t._$litDirective$;return i?.constructor!==n&&(i?._$AO?.(!1),n===void 0?i=void 0:(i=new n(r),i._$AT(r,e,s)),s!==void 0?(e._$Co??=[])[s]=i:e._$Cl=i),i!==void 0&&(t=P(r,i._$AS(r,t.values),i,s)),t}var G=class{constructor(t,e){this._$AV=[],this._$AN=void 0,this._$AD=t,this._$AM=e}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(t){let{el:{content:e},parts:s}=this._$AD,i=(t?.creationScope??C).importNode(e,!0);T.currentNode=i;let n=T.nextNode(),o=0,l=0,a=s[0];for(;a!==void 0;){if(o===a.index){let u;a.type===2?u=new M(n,n.nextSibling,this,t):a.type===1?u=new a.ctor(n,a.name,a.strings,this,t):a.type===6&&(u=new Z(n,this,t)),this._$AV.push(u),a=s[++l]}o!==a?.index&&(n=T.nextNode(),o++)}return T.currentNode=C,i}p(t){let e=0;for(let s of this._$AV)s!==void 0&&(s.strings!==void 0?(s._$AI(t,s,e),e+=s.strings.length-2):s._$AI(t[e])),e++}},M=class r{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(t,e,s,i){this.type=2,this._$AH=d,this._$AN=void 0,this._$AA=t,this._$AB=e,this._$AM=s,this.options=i,this._$Cv=i?.isConnected??!0}get parentNode(){let t=this._$AA.parentNode,e=this._$AM;return e!==void 0&&t?.nodeType===11&&(t=e.parentNode),t}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(t,e=this){t=P(this,t,e),U(t)?t===d||t==null||t===""?(this._$AH!==d&&this._$AR(),this._$AH=d):t!==this._$AH&&t!==A&&this._(t):t._$litType$!==void 0?this.$(t):t.nodeType!==void 0?this.T(t):Ke(t)?this.k(t):this._(t)}O(t){return this._$AA.parentNode.insertBefore(t,this._$AB)}T(t){this._$AH!==t&&(this._$AR(),this._$AH=this.O(t))}_(t){this._$AH!==d&&U(this._$AH)?this._$AA.nextSibling.data=t:this.T(C.createTextNode(t)),this._$AH=t}$(t){let{values:e,_$litType$:s}=t,i=typeof s=="number"?this._$AC(t):(s.el===void 0&&(s.el=I.createElement(Fe(s.h,s.h[0]),this.options)),s);if(this._$AH?._$AD===i)this._$AH.p(e);else{let n=new G(i,this),o=n.u(this.options);n.p(e),this.T(o),this._$AH=n}}_$AC(t){let e=qe.get(t.strings);return e===void 0&&qe.set(t.strings,e=new I(t)),e}k(t){ve(this._$AH)||(this._$AH=[],this._$AR());let e=this._$AH,s,i=0;for(let n of t)i===e.length?e.push(s=new r(this.O(O()),this.O(O()),this,this.options)):s=e[i],s._$AI(n),i++;i<e.length&&(this._$AR(s&&s._$AB.nextSibling,i),e.length=i)}_$AR(t=this._$AA.nextSibling,e){for(this._$AP?.(!1,!0,e);t!==this._$AB;){let s=Oe(t).nextSibling;Oe(t).remove(),t=s}}setConnected(t){this._$AM===void 0&&(this._$Cv=t,this._$AP?.(t))}},R=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(t,e,s,i,n){this.type=1,this._$AH=d,this._$AN=void 0,this.element=t,this.name=e,this._$AM=i,this.options=n,s.length>2||s[0]!==""||s[1]!==""?(this._$AH=Array(s.length-1).fill(new String),this.strings=s):this._$AH=d}_$AI(t,e=this,s,i){let n=this.strings,o=!1;if(n===void 0)t=P(this,t,e,0),o=!U(t)||t!==this._$AH&&t!==A,o&&(this._$AH=t);else{let l=t,a,u;for(t=n[0],a=0;a<n.length-1;a++)u=P(this,l[s+a],e,a),u===A&&(u=this._$AH[a]),o||=!U(u)||u!==this._$AH[a],u===d?t=d:t!==d&&(t+=(u??"")+n[a+1]),this._$AH[a]=u}o&&!i&&this.j(t)}j(t){t===d?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,t??"")}},Y=class extends R{constructor(){super(...arguments),this.type=3}j(t){this.element[this.name]=t===d?void 0:t}},Q=class extends R{constructor(){super(...arguments),this.type=4}j(t){this.element.toggleAttribute(this.name,!!t&&t!==d)}},J=class extends R{constructor(t,e,s,i,n){super(t,e,s,i,n),this.type=5}_$AI(t,e=this){if((t=P(this,t,e,0)??d)===A)return;let s=this._$AH,i=t===d&&s!==d||t.capture!==s.capture||t.once!==s.once||t.passive!==s.passive,n=t!==d&&(s===d||i);i&&this.element.removeEventListener(this.name,this,s),n&&this.element.addEventListener(this.name,this,t),this._$AH=t}handleEvent(t){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,t):this._$AH.handleEvent(t)}},Z=class{constructor(t,e,s){this.element=t,this.type=6,this._$AN=void 0,this._$AM=e,this.options=s}get _$AU(){return this._$AM._$AU}_$AI(t){P(this,t)}},Ye={M:ge,P:_,A:fe,C:1,L:Ge,R:G,D:Ke,V:P,I:M,H:R,N:Q,U:J,B:Y,F:Z},jt=me.litHtmlPolyfillSupport;jt?.(I,M),(me.litHtmlVersions??=[]).push("3.3.3");var Qe=(r,t,e)=>{let s=e?.renderBefore??t,i=s._$litPart$;if(i===void 0){let n=e?.renderBefore??null;s._$litPart$=i=new M(t.insertBefore(O(),n),n,void 0,e??{})}return i._$AI(r),i};var ye=globalThis,w=class extends x{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let t=super.createRenderRoot();return this.renderOptions.renderBefore??=t.firstChild,t}update(t){let e=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(t),this._$Do=Qe(e,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return A}};w._$litElement$=!0,w.finalized=!0,ye.litElementHydrateSupport?.({LitElement:w});var qt=ye.litElementPolyfillSupport;qt?.({LitElement:w});(ye.litElementVersions??=[]).push("4.2.2");var Je={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},Ze=r=>(...t)=>({_$litDirective$:r,values:t}),X=class{constructor(t){}get _$AU(){return this._$AM._$AU}_$AT(t,e,s){this._$Ct=t,this._$AM=e,this._$Ci=s}_$AS(t,e){return this.update(t,e)}update(t,e){return this.render(...e)}};var{I:Kt}=Ye,Xe=r=>r;var et=()=>document.createComment(""),L=(r,t,e)=>{let s=r._$AA.parentNode,i=t===void 0?r._$AB:t._$AA;if(e===void 0){let n=s.insertBefore(et(),i),o=s.insertBefore(et(),i);e=new Kt(n,o,r,r.options)}else{let n=e._$AB.nextSibling,o=e._$AM,l=o!==r;if(l){let a;e._$AQ?.(r),e._$AM=r,e._$AP!==void 0&&(a=r._$AU)!==o._$AU&&e._$AP(a)}if(n!==i||l){let a=e._$AA;for(;a!==n;){let u=Xe(a).nextSibling;Xe(s).insertBefore(a,i),a=u}}}return e},S=(r,t,e=r)=>(r._$AI(t,e),r),Wt={},tt=(r,t=Wt)=>r._$AH=t,st=r=>r._$AH,ee=r=>{r._$AR(),r._$AA.remove()};var it=(r,t,e)=>{let s=new Map;for(let i=t;i<=e;i++)s.set(r[i],i);return s},rt=Ze(class extends X{constructor(r){if(super(r),r.type!==Je.CHILD)throw Error("repeat() can only be used in text expressions")}dt(r,t,e){let s;e===void 0?e=t:t!==void 0&&(s=t);let i=[],n=[],o=0;for(let l of r)i[o]=s?s(l,o):o,n[o]=e(l,o),o++;return{values:n,keys:i}}render(r,t,e){return this.dt(r,t,e).values}update(r,[t,e,s]){let i=st(r),{values:n,keys:o}=this.dt(t,e,s);if(!Array.isArray(i))return this.ut=o,n;let l=this.ut??=[],a=[],u,g,h=0,m=i.length-1,p=0,f=n.length-1;for(;h<=m&&p<=f;)if(i[h]===null)h++;else if(i[m]===null)m--;else if(l[h]===o[p])a[p]=S(i[h],n[p]),h++,p++;else if(l[m]===o[f])a[f]=S(i[m],n[f]),m--,f--;else if(l[h]===o[f])a[f]=S(i[h],n[f]),L(r,a[f+1],i[h]),h++,f--;else if(l[m]===o[p])a[p]=S(i[m],n[p]),L(r,i[h],i[m]),m--,p++;else if(u===void 0&&(u=it(o,p,f),g=it(l,h,m)),u.has(l[h]))if(u.has(l[m])){let k=g.get(o[p]),he=k!==void 0?i[k]:null;if(he===null){let Re=L(r,i[h]);S(Re,n[p]),a[p]=Re}else a[p]=S(he,n[p]),L(r,i[h],he),i[k]=null;p++}else ee(i[m]),m--;else ee(i[h]),h++;for(;p<=f;){let k=L(r,a[f+1]);S(k,n[p]),a[p++]=k}for(;h<=m;){let k=i[h++];k!==null&&ee(k)}return this.ut=o,tt(r,a),A}});function b(r){return v`<svg viewBox="0 0 24 24" width="20" height="20" fill="none" stroke="currentColor" stroke-width="1.8"
    stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">${r}</svg>`}var nt=b(v`<path d="M4 5.5h16v11H11l-4.5 3.5v-3.5H4z"/><path d="M8 9.5h8M8 12.8h5"/>`),ot=b(v`<circle cx="12" cy="12" r="9"/><path d="m15.5 8.5-2 5-5 2 2-5z"/>`),at=b(v`<path d="m6 6 12 12M18 6 6 18"/>`),lt=b(v`<path d="M12 5.5v.01M12 12v.01M12 18.5v.01" stroke-width="3"/>`),ct=b(v`<path d="M14 4h6v6M20 4l-7 7M10 20H4v-6M4 20l7-7"/>`),ht=b(v`<path d="M20 10h-6V4M14 10l7-7M4 14h6v6M10 14l-7 7"/>`),dt=b(v`<path d="M12 19V5M6 11l6-6 6 6"/>`),ut=b(v`<rect x="9" y="9" width="11" height="11" rx="2"/><path d="M5 15V6a2 2 0 0 1 2-2h8"/>`),pt=b(v`<path d="m5 12.5 4.5 4.5L19 7.5"/>`),mt=b(v`<path d="M7 11v9H4v-9zM7 11l4-7c1.5 0 2.5 1 2.5 2.5V10H19a1.5 1.5 0 0 1 1.5 1.8l-1.300 6.700A2 2 0 0 1 17.200 20H7"/>`),gt=b(v`<path d="M17 13V4h3v9zM17 13l-4 7c-1.5 0-2.5-1-2.5-2.5V14H5a1.5 1.5 0 0 1-1.5-1.8l1.300-6.700A2 2 0 0 1 6.8 4H17"/>`),ft=b(v`<path d="M7 9V4h10v5M7 17H4v-8h16v8h-3"/><path d="M7 14h10v6H7z"/>`),te=b(v`<path d="M12 4v11M7 10.5l5 5 5-5M5 20h14"/>`),$e=b(v`<path d="M12 5v14M5 12h14"/>`),vt=b(v`<path d="M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13M10.5 11v5M13.5 11v5"/>`),bt=b(v`<path d="M5 4h11a3 3 0 0 1 3 3v13H8a3 3 0 0 1-3-3zM5 17a3 3 0 0 1 3-3h11"/>`);var Ft=["http:","https:","mailto:","tel:"],$t=/^\s*[-•]\s+/,wt=/^\s*\d+[.)]\s+/,kt=/\*\*(?=\S)(.+?)\*\*(?!\*)|\*(?=[^\s*])([^*]+)\*|((?:\[\d{1,2}\](?!\())+)|\[([^[\]]+)\]\(([^()\s]+)\)|(https?:\/\/[^\s<>()[\]*]*[^\s<>()[\]*.,;:!?'"])/,Gt=/[^\s]{0,24} ?$/,Yt=/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;function y(r){return r.replace(Yt,"")}function se(r){try{let t=new URL(r??"");return Ft.includes(t.protocol)?t.href:null}catch{return null}}function N(r){let t=[],e=r;for(let s=kt.exec(e);s;s=kt.exec(e)){let i=e.slice(0,s.index),[n=""]=s[3]&&Gt.exec(i)||[],o=i.slice(0,i.length-n.length);o&&t.push({kind:"text",text:o}),t.push(Qt(s,n)),e=e.slice(s.index+s[0].length)}return e&&t.push({kind:"text",text:e}),t}function Qt([r,t,e,s,i,n,o],l){if(t)return{kind:"strong",parts:N(t)};if(e)return{kind:"em",parts:N(e)};if(s)return{kind:"marks",after:l.trim(),numbers:s.match(/\d+/g).map(Number)};let a=se(n??o);return a?{kind:"link",text:i??r,href:a}:{kind:"text",text:i??r}}function we(r){let t=[];for(let e of y(r).split(/\n\s*\n/)){let s=[],i=()=>{s.length&&t.push(Jt(s.join(" "))),s=[]};for(let n of e.split(`
`).filter(o=>o.trim())){let o=wt.test(n);if(!o&&!$t.test(n)){s.push(n.trim());continue}i();let l=N(n.replace(o?wt:$t,"")),a=t.at(-1);a?.kind==="list"&&a.ordered===o?a.items.push(l):t.push({kind:"list",ordered:o,items:[l]})}i()}return t}function Jt(r){let t=N(r),e=t.length===1?t[0]:void 0;return e?.kind==="strong"?{kind:"heading",parts:e.parts}:{kind:"paragraph",parts:t}}function xt(r){let t=e=>e.map(s=>s.kind==="strong"||s.kind==="em"?t(s.parts):s.kind==="marks"?`${s.after} [${s.numbers.join("][")}]`:s.text).join("");return we(r).map(e=>e.kind==="list"?e.items.map(s=>`- ${t(s)}`).join(`
`):t(e.parts)).join(`

`)}var ie=class extends w{constructor(){super(...arguments);this.theme="light";this.helpful=null;this.asking=!1;this.copied=!1;this.note="";this.broken=!1;this.failed=""}static{this.properties={said:{attribute:!1},labels:{attribute:!1},conversation:{attribute:!1},theme:{attribute:!1},helpful:{state:!0},asking:{state:!0},copied:{state:!0},note:{state:!0},broken:{state:!0},failed:{state:!0}}}createRenderRoot(){return this}willUpdate(e){e.has("theme")&&(this.broken=!1)}render(){let{said:e,labels:s}=this,i=e.sources??[];return c`
      ${e.progress?.length===2?this.progress(e.progress[0],e.progress[1]):d}
      ${we(e.text).map(n=>this.block(n))}
      ${e.table?.rows.length?this.table(e.table):d}
      ${e.chart?this.chart(e.chart):d}
      ${e.document?this.takeaway(e.document):d}
      ${i.length?c`<details class="sources">
            <summary lang=${s.tag}>${bt}${s.sources(i.length)}</summary>
            <ol>
              ${i.map(n=>c`<li tabindex="-1">${this.source(n)}</li>`)}
            </ol>
          </details>`:d}
      ${e.id?this.tools():d}
    `}block(e){if(e.kind==="heading")return c`<h3>${this.inline(e.parts)}</h3>`;if(e.kind==="paragraph")return c`<p>${this.inline(e.parts)}</p>`;let s=e.items.map(i=>c`<li>${this.inline(i)}</li>`);return e.ordered?c`<ol>${s}</ol>`:c`<ul>${s}</ul>`}inline(e){return e.map(s=>{switch(s.kind){case"text":return s.text;case"strong":return c`<strong>${this.inline(s.parts)}</strong>`;case"em":return c`<em>${this.inline(s.parts)}</em>`;case"link":return _t(s.href,s.text);case"marks":return c`<span class="cited">${s.after} ${s.numbers.map(i=>this.mark(i))}</span>`}})}mark(e){if(!this.said.sources?.[e-1])return`[${e}]`;let s=this.labels.source(e);return c`<button class="mark" type="button" aria-label=${s} @click=${()=>this.showSource(e)}>${e}</button>`}showSource(e){let s=this.querySelector("details");s.open=!0;let i=s.querySelectorAll("li")[e-1];i.focus({preventScroll:!0}),i.scrollIntoView({block:"nearest"})}source({title:e,publisher:s,url:i,year:n}){let o=se(i),l=y(e),a=n==="undated"?this.labels.undated:n;return c`${o?_t(o,l):l}<span class="meta">${y(s)}, ${a}</span>`}table({columns:e,rows:s}){return c`<table role="table" class="of-${Math.min(e.length-1,4)}" aria-label=${this.labels.table}>
      <thead role="rowgroup">
        <tr role="row">
          ${e.map((i,n)=>n||i?c`<th role="columnheader" scope="col">${y(i)}</th>`:c`<td role="cell"></td>`)}
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${s.map(([i="",...n])=>c`<tr role="row">
            <th role="rowheader" scope="row">${y(i)}</th>
            ${n.map(o=>c`<td role="cell">${this.inline(N(y(o)))}</td>`)}
          </tr>`)}
      </tbody>
    </table>`}chart({title:e,alt:s,path:i}){let[n="",o=""]=i.split("?"),l=`${this.conversation.api.server}${n}.svg?${o}${o&&"&"}theme=${this.theme}`,a=i.startsWith("/")?se(l):null,u=this.broken||!a;return c`<figure>
      ${u?c`<figcaption>${y(e)}</figcaption>
            <p>${y(s)}</p>`:c`<a href=${a} target="_blank" rel="noopener noreferrer" title=${this.labels.enlarge}>
            <img src=${a} alt=${y(s)} @error=${()=>this.broken=!0} />
          </a>`}
    </figure>`}progress(e,s){let i=this.labels.progress(e,s);return c`<div class="progress" lang=${this.labels.tag}><span>${i}</span><progress max=${s} value=${e} aria-label=${i}></progress></div>`}takeaway(e){let{labels:s}=this;return c`<div class="takeaway">
      <strong>${y(e.title)}</strong>
      <div class="row" lang=${s.tag}>
        ${e.formats.includes("pdf")?c`<button type="button" class="small" @click=${()=>this.print(e)}>${ft}${s.print}</button>`:d}
        ${e.formats.map(i=>c`<button type="button" class="small" @click=${()=>this.download(e,i)}>
            ${te}${s.download(s.formats[i]??i)}
          </button>`)}
      </div>
      ${this.failed?c`<p class="warn" role="alert">${this.failed}</p>`:d}
    </div>`}async fetched({path:e},s){this.failed="";try{return URL.createObjectURL(await this.conversation.file(`${e}.${s}`))}catch(i){return this.failed=this.labels.troubles[i.code==="not_found"?"not_found":""]??this.labels.failed,null}}async print(e){let s=window.open("","_blank"),i=await this.fetched(e,"pdf");i?s&&(s.location.href=i):s?.close()}async download(e,s){let i=await this.fetched(e,s);i&&ke(i,`${y(e.title).replace(/[^\p{L}\p{N}]+/gu,"-").replace(/^-|-$/g,"")}.${s}`)}tools(){let{labels:e,helpful:s,copied:i}=this,n=(o,l,a)=>c`<button type="button" class="icon" title=${l} aria-label=${l} aria-pressed=${s===o?"true":"false"}
        @click=${()=>this.rate(o)}>${a}</button>`;return c`<div class="tools" lang=${e.tag} aria-live="off">
        <time datetime=${this.said.at}>${xe(this.said.at,e.tag)}</time>
        <button type="button" class="icon" title=${e.copy} aria-label=${e.copy} @click=${this.copy}>
          ${i?pt:ut}
        </button>
        ${n(!0,e.helpful,mt)} ${n(!1,e.unhelpful,gt)}
        <span class="meta" role="status">${this.note}</span>
      </div>
      ${this.asking?c`<form class="comment" lang=${e.tag} @submit=${this.comment}>
            <label>${e.comment}<textarea name="comment" rows="2" maxlength="500"></textarea></label>
            <div class="row">
              <button class="small strong">${e.send_comment}</button>
              <button type="button" class="small" @click=${this.thank}>${e.skip}</button>
            </div>
          </form>`:d}`}async rate(e){let s=this.helpful;this.helpful=e,await this.rated(e)?e?this.thank():(this.asking=!0,await this.updateComplete,this.querySelector(".comment textarea").focus()):this.helpful=s}async comment(e){e.preventDefault();let s=String(new FormData(e.target).get("comment")).trim();(!s||await this.rated(!1,s))&&this.thank()}async rated(e,s){this.note="";try{return await this.conversation.rate(this.said,e,s),!0}catch{return this.note=this.labels.failed,!1}}thank(){let e=this.querySelector(".comment:focus-within");this.asking=!1,this.note=this.labels.thanks,e&&this.querySelector(".tools [aria-pressed=true]").focus()}async copy(){let{said:e}=this,s=(e.sources??[]).map(({publisher:n,title:o,year:l,url:a},u)=>[`[${u+1}] ${n}: ${o} (${l})`,a].filter(Boolean).join(" ")),i=e.table?[e.table.columns,...e.table.rows].map(n=>n.join("	")).join(`
`):"";try{await navigator.clipboard.writeText([xt(e.text),i,s.join(`
`)].filter(Boolean).join(`

`)),this.copied=!0,this.note=this.labels.copied}catch{this.note=this.labels.not_copied}}};function _t(r,t){let e=r.startsWith("http");return c`<a href=${r} target=${e?"_blank":d} rel=${e?"noopener noreferrer":d}>${t}</a>`}function ke(r,t){let e=document.createElement("a");e.href=r,e.download=t,e.click(),setTimeout(()=>URL.revokeObjectURL(r),6e4)}function xe(r,t){let e=new Date(r),s=e.toDateString()===new Date().toDateString()?{}:{day:"numeric",month:"short"};return e.toLocaleString(t,{...s,hour:"2-digit",minute:"2-digit"})}function At(r,t){let e=new Map,s=r.map(i=>{let n=`${i.from} ${i.id}`,o=e.get(n)??0;return e.set(n,o+1),`${n} ${o}`});return rt(r,(i,n)=>s[n],t)}var Zt=[409,429,502,503,504],$=class extends Error{constructor(e,s="",i=null){super(s);this.code=e;this.wait=i}},re=class{constructor(t,e=25e3){this.server=t;this.patience=e}start(){return this.json("POST","/chat/session")}async history(t){return(await this.json("GET","/chat/history",t)).messages}async send(t,e,s){return(await this.json("POST","/chat/messages",t,{id:e,text:s})).messages}async rate(t,e,s,i,n){await this.call("POST","/chat/feedback",t,{id:e,index:s,helpful:i,...n&&{comment:n}})}async erase(t){await this.call("DELETE","/chat/session",t)}async file(t,e){if(!e.startsWith("/"))throw new $("not_found");return(await this.call("GET",e,t)).blob()}async json(t,e,s,i){let n=await this.call(t,e,s,i);try{return await n.json()}catch{throw new $("unreachable","",1)}}async call(t,e,s,i){let n={};s&&(n.Authorization=`Bearer ${s}`),i&&(n["Content-Type"]="application/json");let o;try{o=await fetch(this.server+e,{method:t,headers:n,body:i&&JSON.stringify(i),credentials:"omit",cache:"no-store",signal:AbortSignal.timeout(this.patience)})}catch(l){throw l instanceof DOMException&&l.name==="TimeoutError"?new $("slow","",0):new $(navigator.onLine===!1?"offline":"unreachable","",1)}if(!o.ok)throw await Xt(o);return o}};async function Xt(r){let t=await r.json().catch(()=>null),{code:e=r.status>=500?"unavailable":"refused",message:s=""}=t?.error??{},i=Number(r.headers.get("Retry-After")??NaN),n=Zt.includes(r.status)?i>=0?i:1:null;return new $(String(e),String(s),n)}var z=[255,255,255],ne=[16,27,36],es={light:z,dark:[21,31,40]},oe=4.6,ts={light:oe,dark:7};function B(r,t){let[e,s]=[St(r),St(t)].sort((i,n)=>i-n);return(s+.05)/(e+.05)}function St(r){let[t,e,s]=r.map(i=>{let n=i/255;return n<=.04045?n/12.92:((n+.055)/1.055)**2.4});return .2126*t+.7152*e+.0722*s}function Ae(r,t,e){return r.map((s,i)=>Math.round(s+(t[i]-s)*e))}function _e(r,t,e=oe){let s=B(z,t)>B(ne,t)?z:ne;for(let i=0;i<1;i+=.05){let n=Ae(r,s,i);if(B(n,t)>=e)return n}return s}function Et(r,t){let e=es[t],s=B(z,r)>=oe?z:ne,i=B(s,r)>=oe?r:_e(r,s),n=Ae(e,r,t==="light"?.08:.22),o=([l,a,u])=>`rgb(${l} ${a} ${u})`;return{"--fill":o(i),"--on-fill":o(s),"--fill-hover":o(Ae(i,s===z?ne:z,.18)),"--link":o(_e(_e(r,e,ts[t]),n)),"--soft":o(n)}}function Tt(r){if(!CSS.supports("color",r))return null;let t=document.createElement("canvas").getContext("2d");if(!t)return null;t.fillStyle=r,t.fillRect(0,0,1,1);let[e,s,i]=t.getImageData(0,0,1,1).data;return[e,s,i]}var ss=30,ae=class{constructor(t,e,s){this.api=t;this.memory=e;this.changed=s;this.phase="idle";this.messages=[];this.pending=null;this.trouble=null;this.renewed=!1;this.returned="";this.token=null;this.dead=null;this.opening=null;this.wake=null;this.given_up=!1;this.stale=!1;this.stop=[]}connect(){let t=()=>this.retry();addEventListener("online",t),this.stop=[this.memory.watch(()=>{this.follow()}),()=>removeEventListener("online",t)]}disconnect(){for(let t of this.stop.splice(0))t()}open(){return this.phase==="ready"?Promise.resolve():(this.opening??=this.load().finally(()=>{this.opening=null}),this.opening)}send(t){return this.pending?!1:(this.pending={id:is(),text:t,at:new Date().toISOString()},this.memory.pending=this.pending,this.deliver(),!0)}retry(){this.wake?.()}cancel(){this.given_up=!0,this.wake?.()}async erase(){let t=this.token??this.memory.kept?.token;try{t&&await this.api.erase(t)}catch(e){if(!(e instanceof $)||e.code!=="unauthorised")return this.trouble={code:"failed",message:"",until:null},this.changed(),!1}return this.memory.kept=null,this.memory.draft="",this.forget(),!0}async rate(t,e,s){this.token&&t.id&&await this.api.rate(this.token,t.id,this.index(t),e,s)}file(t){return this.api.file(this.token??"",t)}index(t){return this.messages.filter(e=>e.from===t.from&&e.id===t.id).indexOf(t)}async load(){this.phase="starting",this.renewed=!1,this.changed();try{if(await this.memory.alone(()=>this.resume()),this.isErased())return this.forget();this.phase="ready",this.changed()}catch(e){if(this.isErased())return;throw this.phase="idle",this.fail(e,"not_connected"),e}let t=this.memory.pending;!t||this.pending||(this.messages.some(e=>e.id===t.id&&e.from==="advisor")?this.memory.pending=null:(this.pending=t,this.deliver()))}async resume(){let t=this.memory.kept;if(t&&t.token!==this.dead)try{this.messages=await this.persist(()=>this.api.history(t.token)),this.token=t.token,this.turn=t.turn;return}catch(i){if(!(i instanceof $)||i.code!=="unauthorised")throw i;this.renewed=!0}let{token:e,messages:s}=await this.persist(()=>this.api.start());this.token=e,this.messages=s,this.memory.kept={token:e}}async deliver(){let t=this.pending;this.trouble=null,this.show(t);try{if(await this.open(),this.pending!==t)return;this.show(t);let e=await this.ask(t);if(this.pending!==t)return;this.settle(),this.messages.some(i=>i.id===t.id&&i.from==="advisor")||this.add(t,e);let s=this.memory.kept;this.turn=t.id,s&&(this.memory.kept={...s,turn:t.id})}catch(e){if(this.pending!==t)return;this.settle(),this.messages=this.messages.filter(s=>s.id!==t.id),this.returned=t.text,this.fail(e,"not_sent")}this.changed(),this.stale&&await this.refresh()}async ask(t){try{return await this.persist(()=>this.api.send(this.token??"",t.id,t.text))}catch(e){if(!(e instanceof $)||e.code!=="unauthorised")throw e;return this.dead=this.token,this.messages=[],this.phase="idle",await this.open(),this.renewed=!0,this.show(t),this.persist(()=>this.api.send(this.token??"",t.id,t.text))}}show({id:t,text:e,at:s}){this.messages.some(i=>i.id===t)||(this.messages=[...this.messages,{from:"user",id:t,text:e,at:s}]),this.changed()}add({id:t},e){let s=new Date().toISOString();this.messages=[...this.messages,...e.map(i=>({...i,from:"advisor",id:t,at:s}))]}settle(){this.pending=null,this.memory.pending=null}async follow(){let t=this.memory.kept;this.phase==="idle"||this.phase==="starting"||(t?this.pending?this.stale=!0:(t.token!==this.token||t.turn!==this.turn)&&await this.refresh():await this.confirm())}async confirm(){try{await this.api.history(this.token??"")}catch(t){t instanceof $&&t.code==="unauthorised"&&this.forget()}}async refresh(){this.stale=!1;let t=this.memory.kept;if(t)try{let e=await this.api.history(t.token);if(this.pending)return;this.token=t.token,this.turn=t.turn,this.messages=e,this.phase="ready",this.changed()}catch{}}isErased(){return this.phase==="erased"}forget(){this.settle(),this.cancel(),this.token=null,this.turn=void 0,this.messages=[],this.trouble=null,this.renewed=!1,this.phase="erased",this.changed()}fail(t,e){if(!(t instanceof $))throw t;this.trouble={code:t.code==="cancelled"?e:t.code,message:t.message,until:null},this.changed()}async persist(t){this.given_up=!1;for(let e=1;;e=Math.min(2*e,ss))try{let s=await t();return this.trouble=null,s}catch(s){if(!(s instanceof $)||s.wait===null)throw s;if(this.given_up||await this.pause(s,s.wait&&Math.max(s.wait,e)),this.given_up)throw new $("cancelled")}}pause({code:t,message:e},s){return this.trouble={code:t,message:e,until:Date.now()+1e3*s},this.changed(),new Promise(i=>{let n=setTimeout(()=>this.wake?.(),1e3*s);this.wake=()=>{clearTimeout(n),this.wake=null,i()}})}};function is(){return Array.from(crypto.getRandomValues(new Uint8Array(12)),r=>r.toString(16).padStart(2,"0")).join("")}var Pt={tag:"en-GB",title:"Careers adviser",open:"Ask about careers",subtitle:"Automated assistant",close:"Close",larger:"Make larger",smaller:"Make smaller",options:"Options and privacy",fresh:"New conversation",erase:"Erase my data",export:"Download my data",about:"You are talking to an automated assistant, not to a person. What you write and its answers are kept on this service so that it can follow the conversation, until you erase them. No cookies are set.",hint:"What is kept, and how to erase it, is under Options and privacy (⋮).",log:"Conversation",you:"You",advisor:"Adviser",writing:"The adviser is writing",placeholder:"Type your question",input:"Your question",send:"Send",left:r=>`${r} ${r===1?"character":"characters"} left`,over:r=>`${r} ${r===1?"character":"characters"} too many`,suggestions:"You could ask",sources:r=>r===1?"1 source":`${r} sources`,source:r=>`Source ${r}`,undated:"undated",copy:"Copy answer",copied:"Copied",not_copied:"Copying is not possible here. Select the text instead.",helpful:"Helpful",unhelpful:"Not helpful",thanks:"Thank you, noted.",comment:"What was missing or wrong? (optional)",send_comment:"Send comment",skip:"No comment",print:"Open to print",download:r=>`Download ${r}`,formats:{pdf:"PDF",txt:"text",html:"web page"},progress:(r,t)=>`Question ${r} of ${t}`,enlarge:"Open the chart in a new tab",table:"Comparison",fresh_sure:"Begin a new conversation? This one is erased.",erase_sure:"Erase this conversation and everything kept about it? This cannot be undone.",keep:"Keep it",erased:"Your conversation has been erased. Nothing about it is kept.",renewed:"Your earlier conversation has expired or was erased, so this is a new one.",starting:"Connecting",retry:"Try now",cancel:"Stop trying",seconds:r=>`Next try in ${r} s.`,troubles:{offline:"You are offline. Your message is kept and goes out when you are connected again.",unreachable:"The adviser cannot be reached. Your message is kept, and we go on trying.",slow:"This is taking longer than usual. Please wait, the answer will appear here.",timeout:"This is taking longer than usual. Please wait, the answer will appear here.",busy:"The adviser is still answering an earlier message. Yours is next.",too_fast:"That was a lot of messages in a short time. Yours goes out in a moment.",unavailable:"The adviser cannot answer just now. Your message is kept, and we go on trying.",empty:"Please type a question.",too_long:"Please shorten your message to 1,000 characters.",too_large:"Please shorten your message.",not_connected:"The adviser is not connected.",not_sent:"Your message was not sent. It is in the box below.",origin:"The adviser may not be used on this page.",not_found:"This is not available here, or not any more."},failed:"That did not work. Please try again."},rs={tag:"de",title:"Karriereberatung",open:"Fragen zur Karriere",subtitle:"Automatischer Assistent, antwortet auf Englisch",close:"Schließen",larger:"Vergrößern",smaller:"Verkleinern",options:"Optionen und Datenschutz",fresh:"Neues Gespräch",erase:"Meine Daten löschen",export:"Meine Daten herunterladen",about:"Sie sprechen mit einem automatischen Assistenten, nicht mit einem Menschen. Was Sie schreiben und was er antwortet, bleibt auf diesem Dienst gespeichert, bis Sie es löschen. Es werden keine Cookies gesetzt.",hint:"Was gespeichert wird und wie Sie es löschen, steht unter Optionen und Datenschutz (⋮).",log:"Gespräch",you:"Sie",advisor:"Assistent",writing:"Der Assistent schreibt",placeholder:"Ihre Frage (auf Englisch)",input:"Ihre Frage",send:"Senden",left:r=>`Noch ${r} Zeichen`,over:r=>`${r} Zeichen zu viel`,suggestions:"Mögliche Fragen",sources:r=>r===1?"1 Quelle":`${r} Quellen`,source:r=>`Quelle ${r}`,undated:"ohne Jahr",copy:"Antwort kopieren",copied:"Kopiert",not_copied:"Kopieren ist hier nicht möglich. Bitte markieren Sie den Text.",helpful:"Hilfreich",unhelpful:"Nicht hilfreich",thanks:"Danke, notiert.",comment:"Was fehlte oder war falsch? (freiwillig)",send_comment:"Kommentar senden",skip:"Kein Kommentar",print:"Zum Drucken öffnen",download:r=>`Als ${r} herunterladen`,formats:{pdf:"PDF",txt:"Text",html:"Webseite"},progress:(r,t)=>`Frage ${r} von ${t}`,enlarge:"Diagramm in neuem Tab öffnen",table:"Vergleich",fresh_sure:"Ein neues Gespräch beginnen? Dieses wird gelöscht.",erase_sure:"Dieses Gespräch und alles, was dazu gespeichert ist, löschen? Das lässt sich nicht rückgängig machen.",keep:"Behalten",erased:"Ihr Gespräch wurde gelöscht. Es ist nichts davon gespeichert.",renewed:"Ihr früheres Gespräch ist abgelaufen oder gelöscht; dies ist ein neues.",starting:"Verbindung wird aufgebaut",retry:"Jetzt versuchen",cancel:"Nicht weiter versuchen",seconds:r=>`Nächster Versuch in ${r} s.`,troubles:{offline:"Sie sind offline. Ihre Nachricht bleibt erhalten und wird gesendet, sobald Sie wieder verbunden sind.",unreachable:"Der Assistent ist nicht erreichbar. Ihre Nachricht bleibt erhalten, wir versuchen es weiter.",slow:"Das dauert länger als üblich. Bitte warten Sie, die Antwort erscheint hier.",timeout:"Das dauert länger als üblich. Bitte warten Sie, die Antwort erscheint hier.",busy:"Eine frühere Nachricht wird noch beantwortet. Ihre ist die nächste.",too_fast:"Das waren viele Nachrichten in kurzer Zeit. Ihre geht gleich hinaus.",unavailable:"Der Assistent kann gerade nicht antworten. Ihre Nachricht bleibt erhalten, wir versuchen es weiter.",empty:"Bitte geben Sie eine Frage ein.",too_long:"Bitte kürzen Sie Ihre Nachricht auf 1.000 Zeichen.",too_large:"Bitte kürzen Sie Ihre Nachricht.",not_connected:"Der Assistent ist nicht verbunden.",not_sent:"Ihre Nachricht wurde nicht gesendet. Sie steht unten im Eingabefeld.",origin:"Der Assistent darf auf dieser Seite nicht verwendet werden.",not_found:"Das gibt es hier nicht oder nicht mehr."},failed:"Das hat nicht geklappt. Bitte versuchen Sie es noch einmal."},ns={tag:"fr",title:"Conseil carrière",open:"Questions de carrière",subtitle:"Assistant automatique, répond en anglais",close:"Fermer",larger:"Agrandir",smaller:"Réduire",options:"Options et confidentialité",fresh:"Nouvelle conversation",erase:"Effacer mes données",export:"Télécharger mes données",about:"Vous parlez à un assistant automatique, pas à une personne. Ce que vous écrivez et ses réponses sont conservés sur ce service jusqu'à ce que vous les effaciez. Aucun cookie n'est déposé.",hint:"Ce qui est conservé, et comment l'effacer : Options et confidentialité (⋮).",log:"Conversation",you:"Vous",advisor:"Assistant",writing:"L'assistant écrit",placeholder:"Votre question (en anglais)",input:"Votre question",send:"Envoyer",left:r=>r===1?"1 caractère restant":`${r} caractères restants`,over:r=>r===1?"1 caractère en trop":`${r} caractères en trop`,suggestions:"Vous pourriez demander",sources:r=>r===1?"1 source":`${r} sources`,source:r=>`Source ${r}`,undated:"sans date",copy:"Copier la réponse",copied:"Copié",not_copied:"La copie n'est pas possible ici. Sélectionnez le texte.",helpful:"Utile",unhelpful:"Pas utile",thanks:"Merci, c'est noté.",comment:"Que manquait-il, ou qu'est-ce qui était faux ? (facultatif)",send_comment:"Envoyer le commentaire",skip:"Sans commentaire",print:"Ouvrir pour imprimer",download:r=>`Télécharger (${r})`,formats:{pdf:"PDF",txt:"texte",html:"page web"},progress:(r,t)=>`Question ${r} sur ${t}`,enlarge:"Ouvrir le graphique dans un nouvel onglet",table:"Comparaison",fresh_sure:"Commencer une nouvelle conversation ? Celle-ci sera effacée.",erase_sure:"Effacer cette conversation et tout ce qui est conservé à son sujet ? C'est irréversible.",keep:"Garder",erased:"Votre conversation a été effacée. Rien n'en est conservé.",renewed:"Votre conversation précédente a expiré ou a été effacée ; en voici une nouvelle.",starting:"Connexion en cours",retry:"Réessayer",cancel:"Ne plus essayer",seconds:r=>`Prochain essai dans ${r} s.`,troubles:{offline:"Vous êtes hors ligne. Votre message est gardé et partira dès que vous serez reconnecté.",unreachable:"L'assistant est injoignable. Votre message est gardé et nous continuons d'essayer.",slow:"C'est plus long que d'habitude. Patientez, la réponse apparaîtra ici.",timeout:"C'est plus long que d'habitude. Patientez, la réponse apparaîtra ici.",busy:"L'assistant répond encore à un message précédent. Le vôtre est le suivant.",too_fast:"Beaucoup de messages en peu de temps. Le vôtre partira dans un instant.",unavailable:"L'assistant ne peut pas répondre pour le moment. Votre message est gardé et nous continuons d'essayer.",empty:"Saisissez une question.",too_long:"Raccourcissez votre message à 1 000 caractères.",too_large:"Raccourcissez votre message.",not_connected:"L'assistant n'est pas connecté.",not_sent:"Votre message n'a pas été envoyé. Il se trouve dans le champ ci-dessous.",origin:"L'assistant ne peut pas être utilisé sur cette page.",not_found:"Ce n'est pas disponible ici, ou plus maintenant."},failed:"Cela n'a pas fonctionné. Veuillez réessayer."},Ct={en:Pt,de:rs,fr:ns};function Rt(r){let t=(r??"").toLowerCase().split("-")[0];return Object.hasOwn(Ct,t)?Ct[t]:Pt}var le=class{constructor(t){this.server=t;this.own=new Map;this.key=`career-chat ${t}`}get kept(){let t=this.read(()=>localStorage,"");return typeof t?.token=="string"?t:null}set kept(t){this.write(()=>localStorage,"",t)}get pending(){return this.read(()=>sessionStorage," pending")}set pending(t){this.write(()=>sessionStorage," pending",t)}get draft(){return this.read(()=>sessionStorage," draft")??""}set draft(t){this.write(()=>sessionStorage," draft",t||null)}get open(){return this.read(()=>sessionStorage," open")??!1}set open(t){this.write(()=>sessionStorage," open",t||null)}watch(t){let e=s=>{(s.key===this.key||s.key===null)&&t()};return addEventListener("storage",e),()=>removeEventListener("storage",e)}alone(t){return navigator.locks?navigator.locks.request(this.key,t):t()}read(t,e){let s=this.key+e;try{return JSON.parse(t().getItem(s)??"null")}catch{return JSON.parse(this.own.get(s)??"null")}}write(t,e,s){let[i,n]=[this.key+e,JSON.stringify(s)];try{s===null?t().removeItem(i):t().setItem(i,n)}catch{this.own.set(i,n)}}};var os=`
  :host {
    --surface: light-dark(#fff, #151f28);
    --ink: light-dark(#17232e, #e9eff3);
    --muted: light-dark(#4c5c6a, #a8b7c3);
    --line: light-dark(#d5dde3, #33424e);
    --edge: light-dark(#6f808d, #7f92a0);
    --warn: light-dark(#8c2316, #ffb4a6);
    --warn-soft: light-dark(#fdf0ed, #3a211d);
    --shadow: 0 1px 2px rgb(10 25 35 / 0.12), 0 12px 40px rgb(10 25 35 / 0.22);
    --face: Inter, system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
    position: fixed;
    inset-block-end: max(1.25rem, env(safe-area-inset-bottom));
    inset-inline-end: 1.25rem;
    z-index: 2147483000;
  }
  :host([position="left"]) {
    inset-inline: 1.25rem auto;
  }
  :host([position="inline"]) {
    display: block;
    position: relative;
    inset: auto;
    z-index: auto;
    block-size: 40rem;
    max-inline-size: 100%;
  }
  :host([hidden]) {
    display: none;
  }
  /* Nothing that the page inherits to its elements comes in. */
  :where(.launcher, dialog) {
    all: initial;
    color-scheme: inherit;
    font: 400 1rem/1.55 var(--face);
    -webkit-text-size-adjust: 100%;
  }
  dialog:not([open]) {
    display: none;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  [hidden] {
    display: none !important;
  }
  .unseen {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  h2,
  h3,
  p,
  ul,
  ol,
  figure {
    margin: 0;
  }
  button,
  textarea {
    font: inherit;
    color: inherit;
    margin: 0;
  }
  button {
    cursor: pointer;
  }
  svg {
    flex: none;
    display: block;
  }
  :focus {
    outline: none;
  }
  :focus-visible {
    outline: 3px solid var(--link);
    outline-offset: 2px;
  }
  a {
    color: var(--link);
    text-underline-offset: 0.15em;
    overflow-wrap: anywhere;
  }

  .launcher {
    display: inline-flex;
    align-items: center;
    gap: 0.6rem;
    min-block-size: 3.25rem;
    padding: 0 1.35rem 0 1.1rem;
    border: 1px solid transparent;
    border-radius: 2rem;
    background: var(--fill);
    color: var(--on-fill);
    font-weight: 600;
    box-shadow: var(--shadow);
  }
  .launcher:hover {
    background: var(--fill-hover);
  }
  .launcher:focus-visible {
    box-shadow: 0 0 0 2px var(--surface);
  }

  dialog {
    display: block;
    border: 1px solid var(--line);
    background: var(--surface);
    color: var(--ink);
    overflow: hidden;
  }
  .panel {
    position: absolute;
    inset: auto 0 0 auto;
    inline-size: min(26.5rem, calc(100vw - 2.5rem));
    block-size: min(43rem, calc(100dvh - 2.5rem));
    max-inline-size: none;
    max-block-size: none;
    border-radius: 1rem;
    box-shadow: var(--shadow);
    container-type: inline-size;
  }
  .panel[open] {
    display: flex;
    flex-direction: column;
  }
  .panel.wide {
    inline-size: min(48rem, calc(100vw - 2.5rem));
    block-size: calc(100dvh - 2.5rem);
  }
  :host([position="left"]) .panel {
    inset: auto auto 0 0;
  }
  :host([position="inline"]) .panel {
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    box-shadow: none;
  }
  .panel:modal {
    position: fixed;
    inset: 0;
    inline-size: 100vw;
    block-size: 100dvh;
    border: 0;
    border-radius: 0;
  }
  .panel:modal .resize {
    display: none;
  }
  ::backdrop {
    background: rgb(8 18 26 / 0.5);
  }

  .head {
    display: flex;
    align-items: center;
    gap: 0.25rem;
    padding: 0.8rem 0.75rem 0.8rem 1rem;
    background: var(--fill);
    color: var(--on-fill);
  }
  .badge {
    display: grid;
    place-items: center;
    inline-size: 2.25rem;
    block-size: 2.25rem;
    margin-inline-end: 0.6rem;
    border-radius: 50%;
    background: color-mix(in srgb, var(--on-fill) 16%, transparent);
  }
  .names {
    flex: 1;
    min-inline-size: 0;
    line-height: 1.3;
  }
  h2 {
    font-size: 1.0625rem;
    font-weight: 650;
    letter-spacing: -0.01em;
  }
  .names p {
    font-size: 0.8125rem;
  }
  .icon {
    display: grid;
    place-items: center;
    inline-size: 2.25rem;
    block-size: 2.25rem;
    padding: 0;
    border: 1px solid transparent;
    border-radius: 0.5rem;
    background: none;
  }
  .head .icon:hover {
    background: color-mix(in srgb, var(--on-fill) 16%, transparent);
  }
  .head .icon:focus-visible {
    outline-color: var(--on-fill);
    outline-offset: -3px;
  }

  .menu {
    padding: 0.9rem 1rem 1rem;
    border-block-end: 1px solid var(--line);
    background: var(--soft);
    font-size: 0.875rem;
    line-height: 1.5;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
    margin-block-start: 0.65rem;
  }
  .small {
    display: inline-flex;
    align-items: center;
    gap: 0.4rem;
    min-block-size: 2.25rem;
    padding: 0.3rem 0.75rem;
    border: 1px solid var(--edge);
    border-radius: 0.5rem;
    background: var(--surface);
    font-size: 0.875rem;
    font-weight: 550;
    text-align: start;
  }
  .small svg {
    inline-size: 1.05rem;
    block-size: 1.05rem;
    color: var(--link);
  }
  .small:hover {
    border-color: var(--link);
    background: var(--soft);
  }
  .small.strong {
    border-color: transparent;
    background: var(--fill);
    color: var(--on-fill);
  }
  .small.strong:hover {
    background: var(--fill-hover);
  }

  .scroll {
    flex: 1;
    min-block-size: 0;
    overflow-y: auto;
    overscroll-behavior: contain;
    padding: 1.1rem 1rem;
    display: flex;
    flex-direction: column;
    gap: 1.1rem;
  }
  .scroll:focus-visible {
    outline-offset: -3px;
  }
  .scroll > * {
    flex: none;
  }
  .said {
    overflow-wrap: anywhere;
  }
  .user {
    align-self: flex-end;
    max-inline-size: 85%;
    display: flex;
    flex-direction: column;
    align-items: flex-end;
    gap: 0.2rem;
  }
  .user p {
    padding: 0.6rem 0.9rem;
    border: 1px solid transparent;
    border-radius: 1rem 1rem 0.25rem 1rem;
    background: var(--fill);
    color: var(--on-fill);
    white-space: pre-wrap;
    unicode-bidi: isolate;
  }
  time,
  .meta,
  .count {
    color: var(--muted);
    font-size: 0.8125rem;
  }
  career-chat-answer {
    display: flex;
    flex-direction: column;
    gap: 0.65rem;
  }
  h3 {
    font-size: 1rem;
    font-weight: 650;
    line-height: 1.4;
    letter-spacing: -0.005em;
  }
  .said ul,
  .said ol {
    display: flex;
    flex-direction: column;
    gap: 0.4rem;
    padding-inline-start: 1.25rem;
  }
  .said li::marker {
    color: var(--link);
  }
  .mark {
    min-inline-size: 1.5rem;
    min-block-size: 1.5rem;
    margin: -0.15rem 0;
    padding: 0 0.25rem;
    border: 2px solid var(--surface);
    border-radius: 0.5rem;
    background: var(--soft);
    color: var(--link);
    font-size: 0.75rem;
    font-weight: 650;
    line-height: 1;
    vertical-align: 0.05em;
  }
  .cited {
    white-space: nowrap;
  }
  .mark:hover {
    background: var(--fill);
    color: var(--on-fill);
  }
  .sources li:focus {
    background: var(--soft);
  }

  table {
    inline-size: 100%;
    border: 1px solid var(--line);
    border-radius: 0.6rem;
    border-spacing: 0;
    font-size: 0.9rem;
    line-height: 1.45;
  }
  th,
  td {
    padding: 0.55rem 0.7rem;
    text-align: start;
    vertical-align: top;
  }
  :is(th, td) {
    overflow-wrap: break-word;
  }
  tbody th {
    inline-size: 6.5rem;
  }
  thead :is(th, td) {
    background: var(--soft);
    font-weight: 650;
  }
  tbody :is(th, td) {
    border-block-start: 1px solid var(--line);
  }
  tbody th {
    color: var(--muted);
    font-weight: 600;
  }
  @container (max-width: 36em) {
    table,
    thead,
    tbody,
    th,
    td {
      display: block;
      inline-size: auto;
    }
    tr {
      display: grid;
      border-block-start: 1px solid var(--line);
    }
    thead tr {
      border: 0;
    }
    .of-2 tr {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
    .of-3 tr {
      grid-template-columns: repeat(3, minmax(0, 1fr));
    }
    .of-4 tr {
      grid-template-columns: repeat(4, minmax(0, 1fr));
    }
    thead td {
      display: none;
    }
    tbody :is(th, td) {
      border: 0;
    }
    tbody th {
      grid-column: 1 / -1;
      padding-block-end: 0;
      font-size: 0.8125rem;
    }
    tbody td {
      padding-block-start: 0.15rem;
      overflow-wrap: anywhere;
    }
  }

  figure {
    padding: 0.7rem;
    border: 1px solid var(--line);
    border-radius: 0.6rem;
  }
  figcaption {
    margin-block-end: 0.5rem;
    font-size: 0.9rem;
    font-weight: 600;
  }
  figure a,
  img {
    display: block;
  }
  img {
    inline-size: 100%;
    block-size: auto;
    min-block-size: 4rem;
  }
  .takeaway {
    padding: 0.85rem;
    border: 1px solid var(--line);
    border-radius: 0.6rem;
    background: var(--soft);
  }
  .progress {
    display: grid;
    gap: 0.35rem;
    color: var(--muted);
    font-size: 0.8125rem;
    font-weight: 600;
  }
  progress {
    appearance: none;
    inline-size: 100%;
    block-size: 0.5rem;
    border: 1px solid var(--edge);
    border-radius: 0.25rem;
    background: var(--surface);
    overflow: hidden;
  }
  progress::-webkit-progress-bar {
    background: var(--surface);
  }
  progress::-webkit-progress-value {
    background: var(--link);
  }
  progress::-moz-progress-bar {
    background: var(--link);
  }
  .sources {
    font-size: 0.875rem;
  }
  summary {
    display: inline-flex;
    align-items: center;
    gap: 0.4rem;
    min-block-size: 1.75rem;
    padding: 0 0.5rem 0 0.3rem;
    margin-inline-start: -0.3rem;
    border-radius: 0.4rem;
    color: var(--link);
    font-weight: 600;
    cursor: pointer;
    list-style: none;
  }
  summary::-webkit-details-marker {
    display: none;
  }
  summary::after {
    content: "";
    inline-size: 0.45rem;
    block-size: 0.45rem;
    margin: -0.2rem 0.15rem 0 0.15rem;
    border: solid currentColor;
    border-width: 0 2px 2px 0;
    transform: rotate(45deg);
  }
  [open] > summary::after {
    margin-block-start: 0.2rem;
    transform: rotate(-135deg);
  }
  summary:hover {
    background: var(--soft);
  }
  summary svg {
    inline-size: 1.05rem;
    block-size: 1.05rem;
  }
  .sources ol {
    margin-block-start: 0.5rem;
  }
  .sources li {
    padding: 0.1rem 0.3rem;
    border-radius: 0.3rem;
  }
  .sources a {
    display: block;
    min-block-size: 1.5rem;
  }
  .sources .meta {
    display: block;
  }

  .tools {
    display: flex;
    align-items: center;
    gap: 0.1rem;
    margin-block-start: -0.2rem;
    color: var(--muted);
  }
  .tools time {
    margin-inline-end: 0.35rem;
  }
  .tools .icon {
    inline-size: 2rem;
    block-size: 2rem;
  }
  .tools svg {
    inline-size: 1.1rem;
    block-size: 1.1rem;
  }
  .tools .icon:hover,
  .tools [aria-pressed="true"] {
    background: var(--soft);
    color: var(--link);
  }
  .tools [aria-pressed="true"] {
    border-color: currentColor;
  }
  .comment label {
    display: grid;
    gap: 0.35rem;
    font-size: 0.875rem;
    font-weight: 550;
  }
  textarea {
    inline-size: 100%;
    padding: 0.6rem 0.75rem;
    border: 1px solid var(--edge);
    border-radius: 0.6rem;
    background: var(--surface);
    font-weight: 400;
    line-height: 1.45;
    resize: none;
  }
  textarea::placeholder {
    color: var(--muted);
    opacity: 1;
  }
  textarea:focus-visible {
    outline-offset: -1px;
    border-color: transparent;
  }

  .suggestions {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
  }
  .suggestions button {
    min-block-size: 2.4rem;
    padding: 0.4rem 0.9rem;
    border: 1px solid var(--link);
    border-radius: 1.25rem;
    background: var(--surface);
    color: var(--link);
    font-size: 0.9rem;
    font-weight: 550;
    line-height: 1.35;
    text-align: start;
  }
  .suggestions button:hover {
    background: var(--soft);
  }
  .note {
    padding: 0.65rem 0.85rem;
    border-radius: 0.6rem;
    background: var(--soft);
    font-size: 0.9rem;
  }
  .warn,
  .count.warn {
    color: var(--warn);
    font-weight: 600;
  }
  .takeaway .warn {
    margin-block-start: 0.5rem;
    font-size: 0.875rem;
  }
  .trouble {
    padding: 0.75rem 1rem;
    border-block-start: 1px solid var(--line);
    background: var(--warn-soft);
    font-size: 0.9rem;
  }
  .dots {
    display: flex;
    gap: 0.3rem;
    padding: 0.5rem 0;
  }
  .dots i {
    inline-size: 0.5rem;
    block-size: 0.5rem;
    border: 1px solid transparent;
    border-radius: 50%;
    background: var(--muted);
  }

  .composer {
    display: grid;
    grid-template-columns: 1fr auto;
    gap: 0.5rem;
    align-items: end;
    padding: 0.75rem 1rem max(0.75rem, env(safe-area-inset-bottom));
    border-block-start: 1px solid var(--line);
  }
  .input {
    field-sizing: content;
    min-block-size: 2.75rem;
    max-block-size: 9rem;
  }
  .send {
    inline-size: 2.75rem;
    block-size: 2.75rem;
    border-radius: 0.7rem;
    background: var(--fill);
    color: var(--on-fill);
  }
  .send:hover {
    background: var(--fill-hover);
  }
  .send[aria-disabled="true"] {
    background: var(--soft);
    color: var(--muted);
    cursor: default;
  }
  .count {
    grid-column: 1 / -1;
  }
  .sure {
    position: fixed;
    inset: 0;
    block-size: fit-content;
    margin: auto;
    inline-size: min(22rem, calc(100vw - 2rem));
    padding: 1.25rem;
    border-radius: 0.8rem;
    box-shadow: var(--shadow);
  }

  @media (max-width: 30em) {
    .panel .input {
      font-size: 1rem;
    }
  }
  @media (max-height: 30em) {
    .panel:modal {
      overflow-y: auto;
    }
    .panel:modal .scroll {
      flex: none;
      overflow-y: visible;
    }
    .panel:modal .head {
      padding-block: 0.35rem;
    }
  }
  @media (prefers-reduced-motion: no-preference) {
    .panel[open]:not(:modal) {
      animation: rise 0.18s ease-out;
    }
    .said {
      animation: rise 0.18s ease-out;
    }
    .dots i {
      animation: pulse 1.2s infinite ease-in-out;
    }
    .dots i:nth-child(2) {
      animation-delay: 0.15s;
    }
    .dots i:nth-child(3) {
      animation-delay: 0.3s;
    }
  }
  @keyframes rise {
    from {
      opacity: 0;
      translate: 0 0.4rem;
    }
  }
  @keyframes pulse {
    0%,
    60%,
    100% {
      opacity: 0.35;
    }
    30% {
      opacity: 1;
    }
  }
  @media (forced-colors: active) {
    .icon,
    .mark {
      border: 1px solid ButtonText;
    }
    .tools [aria-pressed="true"] {
      background: Highlight;
      color: HighlightText;
    }
    .dots i {
      background: CanvasText;
    }
    .user p {
      border-color: CanvasText;
    }
  }
  @media print {
    :host {
      display: none;
    }
  }
`,zt=K(os.replace(/(-?[\d.]+)rem\b/g,"calc($1 * var(--rem))"));var as=["slow","timeout","busy","too_fast"],Se=1e3,Ee=800,ls=[15,92,104],Te=matchMedia("(max-width: 30em), (max-height: 30em)"),Ce=matchMedia("(prefers-color-scheme: dark)"),Mt=document.currentScript?.src,Pe=r=>r.stopPropagation(),ce=class extends w{constructor(){super(...arguments);this.server=Mt?new URL(Mt).origin:location.origin;this.heading="";this.label="";this.accent="";this.theme="";this.position="right";this.open=!1;this.wide=!1;this.menu=!1;this.sure="";this.length=0;this.said="";this.palette=new CSSStyleSheet;this.ticking=0;this.shown="";this.restyle=()=>this.requestUpdate("theme");this.resize=()=>this.place()}static{this.styles=zt}static{this.properties={server:{},heading:{},label:{},accent:{},theme:{},position:{reflect:!0},lang:{reflect:!0},open:{type:Boolean,reflect:!0},wide:{state:!0},menu:{state:!0},sure:{state:!0},length:{state:!0},said:{state:!0}}}connectedCallback(){super.connectedCallback(),this.memory??=new le(new URL(this.server,location.href).origin),this.conversation??=new ae(new re(this.memory.server),this.memory,()=>this.requestUpdate()),this.conversation.connect(),Ce.addEventListener("change",this.restyle),Te.addEventListener("change",this.resize),(this.memory.open||this.position==="inline")&&(this.open=!0)}disconnectedCallback(){super.disconnectedCallback(),this.conversation.disconnect(),clearInterval(this.ticking),Ce.removeEventListener("change",this.restyle),Te.removeEventListener("change",this.resize)}ask(e){this.open=!0,this.submit(e)}createRenderRoot(){let e=super.createRenderRoot(),{adoptedStyleSheets:s}=e;return e.adoptedStyleSheets=[...s,this.palette],e}get words(){return Rt(this.lang||this.closest("[lang]")?.lang)}get shade(){return this.theme==="light"||this.theme==="dark"?this.theme:Ce.matches?"dark":"light"}get input(){return this.renderRoot.querySelector("textarea.input")}get panel(){return this.renderRoot.querySelector("dialog.panel")}willUpdate(e){if(e.has("accent")||e.has("theme")){let i=Et(Tt(this.accent)??ls,this.shade),n=Object.entries(i).map(([o,l])=>`${o}: ${l};`);this.palette.replaceSync(`:host { --rem: max(1rem, 16px); color-scheme: ${this.shade}; ${n.join(" ")} }`)}let{trouble:s}=this.conversation;s?.until?this.ticking||(this.ticking=setInterval(()=>this.requestUpdate(),1e3)):(clearInterval(this.ticking),this.ticking=0)}updated(e){e.has("open")&&this.toggled(e.get("open")===void 0);let{conversation:s}=this;s.returned&&(this.fill([s.returned,this.input.value].filter(Boolean).join(`
`)),s.returned="");let i=`${s.messages.length} ${s.trouble?.code}`;i!==this.shown&&(this.shown=i,this.reveal())}toggled(e){if(this.position!=="inline"&&(this.memory.open=this.open),!this.open){if(e)return;this.panel.close(),this.renderRoot.querySelector(".launcher")?.focus();return}this.place(),this.input.value||this.fill(this.memory.draft),e||(matchMedia("(pointer: coarse)").matches?this.panel:this.input).focus(),this.connect(),this.reveal()}connect(){this.conversation.phase!=="erased"&&this.conversation.open().catch(()=>{console.warn(`career-chat: ${this.memory.server} did not begin a conversation. Does its CHAT_ORIGINS list ${location.origin}?`)})}place(){if(!this.open)return;let{panel:e}=this,s=Te.matches&&this.position!=="inline";if(e.open&&e.matches(":modal")===s)return;let i=this.renderRoot.activeElement;e.close(),s?e.showModal():e.setAttribute("open",""),i?.focus()}reveal(){let e=this.renderRoot.querySelectorAll(".said"),s=[...e].reverse().find(o=>o.classList.contains("user"))??e[e.length-1];if(!s||!this.open)return;let i=this.renderRoot.querySelector(".scroll"),n=getComputedStyle(i).overflowY==="visible"?this.panel:i;requestAnimationFrame(()=>{n.scrollTop+=s.getBoundingClientRect().top-n.getBoundingClientRect().top-12})}render(){let e=this.words,s=this.heading||e.title,i=this.position!=="inline";return c`
      ${i?c`<button class="launcher" type="button" lang=${e.tag} aria-haspopup="dialog" aria-expanded=${this.open?"true":"false"}
            ?hidden=${this.open} @click=${()=>this.open=!0}>
            ${nt}<span>${this.label||e.open}</span>
          </button>`:d}
      <dialog class="panel ${this.wide?"wide":""}" lang=${e.tag} aria-labelledby="heading" tabindex="-1"
        @keydown=${this.keydown} @keyup=${Pe} @keypress=${Pe} @cancel=${this.cancelled} @close=${this.closed}>
        <div class="head">
          <span class="badge">${ot}</span>
          <div class="names"><h2 id="heading">${s}</h2><p>${e.subtitle}</p></div>
          <button type="button" class="icon" title=${e.options} aria-label=${e.options} aria-expanded=${this.menu?"true":"false"}
            aria-controls="menu" @click=${()=>this.menu=!this.menu}>${lt}</button>
          ${i?c`<button type="button" class="icon resize" title=${this.wide?e.smaller:e.larger}
                  aria-label=${this.wide?e.smaller:e.larger} @click=${()=>this.wide=!this.wide}>
                  ${this.wide?ht:ct}
                </button>
                <button type="button" class="icon" title=${e.close} aria-label=${e.close} @click=${()=>this.open=!1}>
                  ${at}
                </button>`:d}
        </div>
        <div id="menu" class="menu" ?hidden=${!this.menu}>
          <p>${e.about}</p>
          <div class="row">
            <button type="button" class="small" @click=${()=>this.askSure("fresh")}>${$e}${e.fresh}</button>
            <button type="button" class="small" @click=${this.export}>${te}${e.export}</button>
            <button type="button" class="small" @click=${()=>this.askSure("erase")}>${vt}${e.erase}</button>
          </div>
        </div>
        <div class="scroll" tabindex="0" role="log" aria-label=${e.log} aria-busy=${this.conversation.phase==="starting"?"true":"false"}>
          ${this.list(e)}
        </div>
        ${this.trouble(e)}
        ${this.composer(e)}
        <p class="unseen" role="status">${this.said||(this.conversation.pending?e.writing:"")}</p>
      </dialog>
      ${this.sureDialog(e)}
    `}list(e){let{conversation:s}=this,{phase:i,pending:n,messages:o}=s,l=i==="erased"?e.erased:s.renewed?e.renewed:"",a=n&&!s.trouble||i==="starting"&&!s.trouble;return c`
      ${l?c`<p class="note">${l}</p>`:d}
      ${At(o,u=>this.message(u,e))}
      ${a?c`<div class="dots" aria-hidden="true"><i></i><i></i><i></i></div>`:n||i==="erased"?d:this.suggestions(e)}
      ${o.length===1?c`<p class="meta">${e.hint}</p>`:d}
      ${i==="erased"?c`<div class="row"><button type="button" class="small" @click=${this.begin}>${$e}${e.fresh}</button></div>`:d}
    `}message(e,s){return e.from==="user"?c`<div class="said user">
        <span class="unseen">${s.you}:</span>
        <p dir="auto">${y(e.text)}</p>
        <time datetime=${e.at}>${xe(e.at,s.tag)}</time>
      </div>`:c`<div class="said advisor" dir="ltr">
      <span class="unseen">${s.advisor}:</span>
      <career-chat-answer
        lang="en"
        .said=${e}
        .labels=${s}
        .conversation=${this.conversation}
        .theme=${this.shade}
      ></career-chat-answer>
    </div>`}suggestions(e){let{messages:s}=this.conversation,i=s[s.length-1],n=s.filter(l=>l.from==="advisor"&&l.id===i?.id),o=new Set(n.flatMap(l=>l.suggestions??[]));return!o.size||i?.from==="user"?d:c`<div class="suggestions" role="group" aria-label=${e.suggestions} aria-live="off">
      ${[...o].map(l=>c`<button type="button" lang="en" @click=${()=>this.choose(l)}>${y(l)}</button>`)}
    </div>`}trouble(e){let{trouble:s,phase:i,pending:n}=this.conversation;if(!s)return d;let o=s.until===null?0:Math.max(0,Math.ceil((s.until-Date.now())/1e3)),l=e.troubles[s.code]??(s.message||e.failed),a=s.until?()=>this.conversation.retry():()=>this.connect(),u=s.until!==null||i==="idle"&&!n;return c`<div class="trouble">
      <p role=${as.includes(s.code)?"status":"alert"}>${l}</p>
      ${o>1?c`<p class="meta">${e.seconds(o)}</p>`:d}
      ${u?c`<div class="row">
            <button type="button" class="small" @click=${a}>${e.retry}</button>
            ${s.until?c`<button type="button" class="small" @click=${()=>this.conversation.cancel()}>${e.cancel}</button>`:d}
          </div>`:d}
    </div>`}composer(e){let s=Se-this.length,i=s<0,n=this.length>=Ee,o=i||!!this.conversation.pending;return c`<form class="composer" @submit=${this.sendTyped}>
      <label class="unseen" for="input">${e.input}</label>
      <textarea id="input" class="input" rows="1" dir="auto" placeholder=${e.placeholder} enterkeyhint="send" autocomplete="off"
        aria-describedby="count" aria-invalid=${i?"true":"false"} @input=${this.typed} @keydown=${this.enter}></textarea>
      <button class="icon send" title=${e.send} aria-label=${e.send} aria-disabled=${o?"true":"false"}>${dt}</button>
      <p id="count" class="count ${i?"warn":""}" ?hidden=${!n}>${i?e.over(-s):e.left(s)}</p>
    </form>`}sureDialog(e){let s=this.sure==="fresh";return c`<dialog class="sure" lang=${e.tag} aria-labelledby="sure" @close=${()=>this.sure=""}>
      <p id="sure">${s?e.fresh_sure:e.erase_sure}</p>
      <form method="dialog" class="row">
        <button class="small strong" @click=${()=>this.erase(s)}>${s?e.fresh:e.erase}</button>
        <button class="small">${e.keep}</button>
      </form>
    </dialog>`}keydown(e){Pe(e),!(e.key!=="Escape"||e.isComposing)&&(e.preventDefault(),this.leave())}cancelled(e){e.preventDefault(),this.leave()}closed(e){e.target.open||(this.open=!1)}leave(){this.menu?(this.menu=!1,this.renderRoot.querySelector("[aria-controls=menu]")?.focus()):this.position!=="inline"&&(this.open=!1)}fill(e){this.input.value=e,this.typed()}typed(){this.length=[...this.input.value.trim()].length,this.memory.draft=this.input.value;let e=Se-this.length;this.length>=Ee&&e%50===0?this.said=this.words.left(e):e===-1?this.said=this.words.over(1):this.length<Ee&&(this.said="")}enter(e){e.key!=="Enter"||e.shiftKey||e.isComposing||(e.preventDefault(),this.sendTyped(e))}sendTyped(e){e.preventDefault();let s=this.input.value.trim();s&&this.length<=Se&&this.submit(s)&&this.fill(""),this.input.focus()}choose(e){this.submit(e)&&(matchMedia("(pointer: coarse)").matches?this.panel:this.input).focus()}submit(e){return this.said="",this.menu=!1,this.conversation.send(e)}begin(){this.conversation.phase="idle",this.connect(),this.input.focus()}async askSure(e){this.sure=e,await this.updateComplete,this.renderRoot.querySelector("dialog.sure").showModal()}async erase(e){this.menu=!1,await this.conversation.erase()&&(this.fill(""),e&&this.begin(),this.input.focus())}async export(){try{ke(URL.createObjectURL(await this.conversation.file("/chat/export")),"conversation.json")}catch{this.conversation.trouble={code:"failed",message:"",until:null},this.requestUpdate()}}};customElements.get("career-chat")||(customElements.define("career-chat-answer",ie),customElements.define("career-chat",ce));})();
/*! Bundled license information:

@lit/reactive-element/css-tag.js:
  (**
   * @license
   * Copyright 2019 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)

@lit/reactive-element/reactive-element.js:
lit-html/lit-html.js:
lit-element/lit-element.js:
lit-html/directive.js:
lit-html/directives/repeat.js:
  (**
   * @license
   * Copyright 2017 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)

lit-html/is-server.js:
  (**
   * @license
   * Copyright 2022 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)

lit-html/directive-helpers.js:
  (**
   * @license
   * Copyright 2020 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)
*/
